-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "rates" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "turnAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Delivery_accountId_state_idx" ON "Delivery"("accountId", "state");
