-- DropIndex
DROP INDEX "Delivery_draftId_revision_accountId_key";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "afterId" UUID,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "series" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_draftId_revision_accountId_position_key" ON "Delivery"("draftId", "revision", "accountId", "position");

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_afterId_fkey" FOREIGN KEY ("afterId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
