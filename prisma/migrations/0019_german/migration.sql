-- AlterEnum
ALTER TYPE "Language" ADD VALUE 'de';
