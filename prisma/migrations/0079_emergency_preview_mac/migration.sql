-- AlterTable
-- A preview of before has no MAC that fits: whoever saw it begins anew.
ALTER TABLE "EmergencyPreview" ADD COLUMN     "mac" TEXT NOT NULL DEFAULT '';
ALTER TABLE "EmergencyPreview" ALTER COLUMN "mac" DROP DEFAULT;
