-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "steps" JSONB;
