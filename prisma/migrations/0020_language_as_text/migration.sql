-- AlterTable
ALTER TABLE "Desk" ALTER COLUMN "language" TYPE TEXT USING "language"::TEXT;

-- DropEnum
DROP TYPE "Language";
