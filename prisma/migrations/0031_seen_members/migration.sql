-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "seenForHours" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "seenFromAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "SeenMember" (
    "deskId" UUID NOT NULL,
    "person" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "SeenMember_pkey" PRIMARY KEY ("deskId","person")
);

-- AddForeignKey
ALTER TABLE "SeenMember" ADD CONSTRAINT "SeenMember_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE CASCADE ON UPDATE CASCADE;
