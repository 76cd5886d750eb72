-- AlterTable
ALTER TABLE "ForeignPost" ADD COLUMN     "doublesId" UUID,
ADD COLUMN     "retractAt" TIMESTAMPTZ(3),
ADD COLUMN     "retractBy" TEXT,
ADD COLUMN     "retractName" TEXT,
ADD COLUMN     "retractTries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "retractWhy" TEXT,
ADD COLUMN     "retractedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "ForeignPost_retractAt_idx" ON "ForeignPost"("retractAt");

-- AddForeignKey
ALTER TABLE "ForeignPost" ADD CONSTRAINT "ForeignPost_doublesId_fkey" FOREIGN KEY ("doublesId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
