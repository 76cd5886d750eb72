-- CreateEnum
CREATE TYPE "EmergencyTemplateState" AS ENUM ('asked', 'agreed', 'refused', 'replaced', 'withdrawn');

-- CreateTable
CREATE TABLE "EmergencyTemplate" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "lineId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "foldedName" TEXT NOT NULL,
    "warning" JSONB NOT NULL,
    "correction" JSONB NOT NULL,
    "allClear" JSONB NOT NULL,
    "authors" TEXT[],
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "mac" TEXT NOT NULL,
    "state" "EmergencyTemplateState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "lapseToldAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmergencyTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "EmergencyTemplate_deskId_state_idx" ON "EmergencyTemplate"("deskId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "EmergencyTemplate_lineId_version_key" ON "EmergencyTemplate"("lineId", "version");

-- AddForeignKey
ALTER TABLE "EmergencyTemplate" ADD CONSTRAINT "EmergencyTemplate_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
