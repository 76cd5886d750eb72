-- AlterTable
ALTER TABLE "Regularisation" ADD COLUMN     "mac" TEXT;
