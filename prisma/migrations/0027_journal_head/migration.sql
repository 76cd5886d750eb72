-- AlterTable
ALTER TABLE "JournalEntry" ADD COLUMN     "mac" TEXT;

-- CreateTable
CREATE TABLE "JournalHead" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "count" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "JournalHead_pkey" PRIMARY KEY ("id")
);
