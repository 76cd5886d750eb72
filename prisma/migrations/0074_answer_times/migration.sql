-- AlterTable
ALTER TABLE "Reading" ADD COLUMN     "answerSeconds" INTEGER[];
