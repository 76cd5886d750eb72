-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "mac" TEXT;
