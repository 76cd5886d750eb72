-- CreateEnum
CREATE TYPE "OutsideChangeKind" AS ENUM ('edited', 'deleted', 'profile');

-- AlterTable
ALTER TABLE "AccountWatch" ADD COLUMN     "comparedFrom" TIMESTAMPTZ(3),
ADD COLUMN     "profile" JSONB;

-- CreateTable
CREATE TABLE "SeenPost" (
    "deliveryId" UUID NOT NULL,
    "mark" TEXT,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "askedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SeenPost_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "OutsideChange" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "kind" "OutsideChangeKind" NOT NULL,
    "deliveryId" UUID,
    "mark" TEXT,
    "before" JSONB,
    "now" JSONB,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,
    "settledName" TEXT,

    CONSTRAINT "OutsideChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "OutsideChange_deliveryId_idx" ON "OutsideChange"("deliveryId");

-- CreateIndex
CREATE INDEX "OutsideChange_accountId_kind_idx" ON "OutsideChange"("accountId", "kind");

-- AddForeignKey
ALTER TABLE "SeenPost" ADD CONSTRAINT "SeenPost_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutsideChange" ADD CONSTRAINT "OutsideChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutsideChange" ADD CONSTRAINT "OutsideChange_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
