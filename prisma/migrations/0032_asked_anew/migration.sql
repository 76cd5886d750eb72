-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "askedAnew" INTEGER NOT NULL DEFAULT 0;
