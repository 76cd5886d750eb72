-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "captions" TEXT NOT NULL DEFAULT 'auto';
