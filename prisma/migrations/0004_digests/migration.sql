-- CreateEnum
CREATE TYPE "ReadingAge" AS ENUM ('h24', 'h72', 'd7', 'd14', 'd21', 'd28');

-- CreateEnum
CREATE TYPE "ReadingOutcome" AS ENUM ('counts', 'missing', 'unreadable', 'missed');

-- CreateEnum
CREATE TYPE "DigestState" AS ENUM ('due', 'told', 'skipped');

-- CreateEnum
CREATE TYPE "BilledRead" AS ENUM ('ownedRead', 'postRead', 'userRead');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "readFrom" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "digestNextAt" TIMESTAMPTZ(3),
ADD COLUMN     "digestTime" TEXT NOT NULL DEFAULT '09:00',
ADD COLUMN     "digestWeekday" INTEGER DEFAULT 1;

-- CreateTable
CREATE TABLE "DeliveryFigures" (
    "deliveryId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "network" "NetworkKind" NOT NULL,
    "draftId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "followers" BIGINT,
    "nextAge" "ReadingAge",
    "nextReadAt" TIMESTAMPTZ(3),
    "outcome" "ReadingOutcome",
    "readAt" TIMESTAMPTZ(3),
    "isLate" BOOLEAN NOT NULL DEFAULT false,
    "likes" BIGINT,
    "shares" BIGINT,
    "quotes" BIGINT,
    "replies" BIGINT,
    "ownReplies" BIGINT,
    "unanswered" BIGINT,
    "views" BIGINT,
    "boosters" INTEGER,
    "boosterFollowers" BIGINT,
    "boostersHidden" INTEGER,
    "boostersAreAll" BOOLEAN,

    CONSTRAINT "DeliveryFigures_pkey" PRIMARY KEY ("deliveryId")
);

-- CreateTable
CREATE TABLE "Reading" (
    "deliveryId" UUID NOT NULL,
    "age" "ReadingAge" NOT NULL,
    "outcome" "ReadingOutcome" NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,
    "isLate" BOOLEAN NOT NULL,
    "likes" BIGINT,
    "shares" BIGINT,
    "quotes" BIGINT,
    "replies" BIGINT,
    "ownReplies" BIGINT,
    "unanswered" BIGINT,
    "views" BIGINT,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("deliveryId","age")
);

-- CreateTable
CREATE TABLE "FollowerReading" (
    "accountId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "followers" BIGINT,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FollowerReading_pkey" PRIMARY KEY ("accountId","day")
);

-- CreateTable
CREATE TABLE "BilledReads" (
    "accountId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "what" "BilledRead" NOT NULL,
    "times" INTEGER NOT NULL,

    CONSTRAINT "BilledReads_pkey" PRIMARY KEY ("accountId","day","what")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "state" "DigestState" NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedFrom" TIMESTAMPTZ(3) NOT NULL,
    "publishedTo" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB,
    "toldAt" TIMESTAMPTZ(3),
    "changedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attachment" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "mimeType" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attachment_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE INDEX "DeliveryFigures_deskId_publishedAt_idx" ON "DeliveryFigures"("deskId", "publishedAt");

-- CreateIndex
CREATE INDEX "DeliveryFigures_nextReadAt_idx" ON "DeliveryFigures"("nextReadAt");

-- CreateIndex
CREATE INDEX "Digest_deskId_publishedTo_idx" ON "Digest"("deskId", "publishedTo");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_deskId_week_key" ON "Digest"("deskId", "week");

-- CreateIndex
CREATE INDEX "Attachment_createdAt_idx" ON "Attachment"("createdAt");

-- CreateIndex
CREATE INDEX "Delivery_sentAt_idx" ON "Delivery"("sentAt");

-- CreateIndex
CREATE INDEX "Desk_digestNextAt_idx" ON "Desk"("digestNextAt");

-- AddForeignKey
ALTER TABLE "DeliveryFigures" ADD CONSTRAINT "DeliveryFigures_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "Delivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "DeliveryFigures"("deliveryId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FollowerReading" ADD CONSTRAINT "FollowerReading_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BilledReads" ADD CONSTRAINT "BilledReads_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
