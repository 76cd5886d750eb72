-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "restVisibility" TEXT;
