-- CreateTable
CREATE TABLE "ReadingsToCome" (
    "deliveryId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "triedAge" "ReadingAge",
    "readFrom" TIMESTAMPTZ(3),
    "doubted" "ReadingOutcome",
    "doubtedSince" TIMESTAMPTZ(3),

    CONSTRAINT "ReadingsToCome_pkey" PRIMARY KEY ("deliveryId")
);

INSERT INTO "ReadingsToCome"
    ("deliveryId", "accountId", "publishedAt", "triedAge", "readFrom", "doubted", "doubtedSince")
SELECT "deliveryId", "accountId", "publishedAt", "nextAge", "readFrom", "doubted", "doubtedSince"
FROM "DeliveryFigures" WHERE "nextAge" IS NOT NULL;

-- CreateIndex
CREATE INDEX "ReadingsToCome_accountId_idx" ON "ReadingsToCome"("accountId");

-- AddForeignKey
ALTER TABLE "ReadingsToCome" ADD CONSTRAINT "ReadingsToCome_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "DeliveryFigures"("deliveryId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- DropIndex
DROP INDEX "DeliveryFigures_nextReadAt_idx";

-- AlterTable
ALTER TABLE "DeliveryFigures" DROP COLUMN "doubted",
DROP COLUMN "doubtedSince",
DROP COLUMN "nextAge",
DROP COLUMN "nextReadAt",
DROP COLUMN "readFrom";

-- Room on each page for the one change of such a row, the copy of its reading at 72 hours.
ALTER TABLE "DeliveryFigures" SET (fillfactor = 80);
