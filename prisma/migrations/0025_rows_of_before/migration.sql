-- AlterTable
ALTER TABLE "ChatInbox" ADD COLUMN     "mac" TEXT;

-- AlterTable
ALTER TABLE "ChatPost" ADD COLUMN     "mac" TEXT;

-- AlterTable
ALTER TABLE "PostedMessage" ADD COLUMN     "fingerprint" TEXT,
ADD COLUMN     "mac" TEXT;

-- CreateTable
CREATE TABLE "ExistingRows" (
    "id" INTEGER NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "signedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExistingRows_pkey" PRIMARY KEY ("id")
);

-- The key of an asked card has always ended with the fingerprint of what it shows.
UPDATE "PostedMessage" SET "fingerprint" = nullif(split_part("key", ':', 4), '') WHERE "role" = 'asked';

-- What stands there by now was never signed. A new database holds nothing, and gets no row.
INSERT INTO "ExistingRows" ("id", "foundAt")
SELECT 1, now()
WHERE EXISTS (SELECT 1 FROM "JournalEntry")
  OR EXISTS (SELECT 1 FROM "Account")
  OR EXISTS (SELECT 1 FROM "PostedMessage")
  OR EXISTS (SELECT 1 FROM "ChatInbox");
