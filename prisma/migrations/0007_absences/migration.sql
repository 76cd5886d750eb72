-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "inPlaceOf" TEXT;

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "deputy" TEXT,
    "fromAt" TIMESTAMPTZ(3) NOT NULL,
    "toAt" TIMESTAMPTZ(3) NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "turnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Absence_deskId_toAt_idx" ON "Absence"("deskId", "toAt");

-- CreateIndex
CREATE INDEX "Absence_turnAt_idx" ON "Absence"("turnAt");

-- CreateIndex
CREATE UNIQUE INDEX "Absence_deskId_number_key" ON "Absence"("deskId", "number");

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
