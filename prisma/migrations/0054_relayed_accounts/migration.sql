-- CreateEnum
CREATE TYPE "SourceKind" AS ENUM ('feed', 'mastodon', 'x');

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "kind" "SourceKind" NOT NULL DEFAULT 'feed',
ADD COLUMN     "readUntilId" TEXT,
ADD COLUMN     "remoteId" TEXT;

-- AlterTable
ALTER TABLE "SourceItem" ADD COLUMN     "original" JSONB;
