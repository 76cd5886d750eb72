-- CreateEnum
CREATE TYPE "EmergencyMode" AS ENUM ('real', 'exercise');

-- CreateTable
CREATE TABLE "Emergency" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "mode" "EmergencyMode" NOT NULL,
    "what" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "Emergency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmergencyUse" (
    "id" UUID NOT NULL,
    "emergencyId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "mode" "EmergencyMode" NOT NULL,
    "part" TEXT NOT NULL,
    "templateId" UUID,
    "version" INTEGER NOT NULL,
    "values" JSONB NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "mac" TEXT,

    CONSTRAINT "EmergencyUse_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EmergencyPreview" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "mode" "EmergencyMode" NOT NULL,
    "part" TEXT NOT NULL,
    "templateId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "emergencyId" UUID,
    "values" JSONB NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EmergencyPreview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Emergency_deskId_endedAt_idx" ON "Emergency"("deskId", "endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "EmergencyUse_draftId_key" ON "EmergencyUse"("draftId");

-- CreateIndex
CREATE INDEX "EmergencyUse_emergencyId_idx" ON "EmergencyUse"("emergencyId");

-- AddForeignKey
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyUse" ADD CONSTRAINT "EmergencyUse_emergencyId_fkey" FOREIGN KEY ("emergencyId") REFERENCES "Emergency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EmergencyUse" ADD CONSTRAINT "EmergencyUse_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
