-- AlterEnum
ALTER TYPE "ApproversFrom" ADD VALUE 'group';

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "approverGroup" TEXT;

-- CreateTable
CREATE TABLE "ChatPost" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "begunAt" TIMESTAMPTZ(3) NOT NULL,
    "channel" TEXT,
    "message" TEXT,
    "thread" TEXT,

    CONSTRAINT "ChatPost_pkey" PRIMARY KEY ("platform","key")
);

-- CreateTable
CREATE TABLE "ChatInbox" (
    "platform" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "keptAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChatInbox_pkey" PRIMARY KEY ("platform","key")
);

-- CreateIndex
CREATE INDEX "ChatPost_begunAt_idx" ON "ChatPost"("begunAt");

-- CreateIndex
CREATE INDEX "ChatInbox_platform_keptAt_idx" ON "ChatInbox"("platform", "keptAt");
