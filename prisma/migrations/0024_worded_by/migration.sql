-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "proposersApprove" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "mac" TEXT,
ADD COLUMN     "wordedBy" JSONB;
