-- CreateEnum
CREATE TYPE "CorrectionWay" AS ENUM ('edit', 'replace', 'reply');

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "correctionNumber" INTEGER,
ADD COLUMN     "correctsId" UUID,
ADD COLUMN     "postId" TEXT,
ADD COLUMN     "postUrl" TEXT,
ADD COLUMN     "retractsOld" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "way" "CorrectionWay";

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "correctsId" UUID;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "corrections" JSONB NOT NULL DEFAULT '[]';

-- CreateIndex
CREATE INDEX "Delivery_correctsId_idx" ON "Delivery"("correctsId");

-- CreateIndex
CREATE INDEX "Draft_correctsId_idx" ON "Draft"("correctsId");

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
