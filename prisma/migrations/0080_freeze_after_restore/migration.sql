-- AlterTable
ALTER TABLE "Freeze" ADD COLUMN     "afterRestore" BOOLEAN NOT NULL DEFAULT false;
