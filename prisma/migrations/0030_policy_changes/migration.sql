-- What waits at the upgrade was asked under the policy that stands then: number 0.
ALTER TABLE "Desk" ADD COLUMN "policyNumber" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN "askedPolicy" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Absence" ADD COLUMN "policyNumber" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "PolicyChange" (
    "deskId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyChange_pkey" PRIMARY KEY ("deskId","number")
);

-- AddForeignKey
ALTER TABLE "PolicyChange" ADD CONSTRAINT "PolicyChange_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
