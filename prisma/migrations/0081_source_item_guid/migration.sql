-- AlterTable
ALTER TABLE "SourceItem" ADD COLUMN     "guid" TEXT;
