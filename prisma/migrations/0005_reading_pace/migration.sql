-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "followersFrom" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "DeliveryFigures" ADD COLUMN     "doubted" "ReadingOutcome",
ADD COLUMN     "doubtedSince" TIMESTAMPTZ(3),
ADD COLUMN     "readFrom" TIMESTAMPTZ(3);
