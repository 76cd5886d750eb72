-- AlterTable
ALTER TABLE "Account" ALTER COLUMN "network" TYPE TEXT USING "network"::TEXT;

-- AlterTable
ALTER TABLE "DeliveryFigures" ALTER COLUMN "network" TYPE TEXT USING "network"::TEXT;

-- DropEnum
DROP TYPE "NetworkKind";
