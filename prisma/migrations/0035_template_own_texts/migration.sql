-- AlterTable
ALTER TABLE "Template" ADD COLUMN     "ownTexts" JSONB NOT NULL DEFAULT '{}';
