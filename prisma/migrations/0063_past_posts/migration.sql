-- CreateEnum
CREATE TYPE "PastSource" AS ENUM ('archive', 'api');

-- CreateEnum
CREATE TYPE "PastPairWhy" AS ENUM ('link', 'likeness');

-- CreateEnum
CREATE TYPE "PastPairState" AS ENUM ('suggested', 'confirmed', 'refused');

-- CreateTable
CREATE TABLE "PastImport" (
    "accountId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "source" "PastSource" NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedBy" TEXT NOT NULL,
    "tooYoung" INTEGER NOT NULL,
    "byTambour" INTEGER NOT NULL,
    "goingOn" INTEGER NOT NULL,
    "passedOn" INTEGER NOT NULL,

    CONSTRAINT "PastImport_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "PastPost" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "links" TEXT[],
    "likes" BIGINT,
    "shares" BIGINT,

    CONSTRAINT "PastPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PastMonth" (
    "accountId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "answersToOthers" INTEGER NOT NULL,

    CONSTRAINT "PastMonth_pkey" PRIMARY KEY ("accountId","month")
);

-- CreateTable
CREATE TABLE "PastPair" (
    "id" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "oneId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "why" "PastPairWhy" NOT NULL,
    "state" "PastPairState" NOT NULL DEFAULT 'suggested',
    "by" TEXT,
    "name" TEXT,
    "at" TIMESTAMPTZ(3),
    "mac" TEXT,

    CONSTRAINT "PastPair_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PastImport_deskId_idx" ON "PastImport"("deskId");

-- CreateIndex
CREATE INDEX "PastPost_accountId_publishedAt_idx" ON "PastPost"("accountId", "publishedAt");

-- CreateIndex
CREATE UNIQUE INDEX "PastPost_accountId_remoteId_key" ON "PastPost"("accountId", "remoteId");

-- CreateIndex
CREATE INDEX "PastPair_otherId_idx" ON "PastPair"("otherId");

-- CreateIndex
CREATE INDEX "PastPair_deskId_state_idx" ON "PastPair"("deskId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "PastPair_oneId_otherId_key" ON "PastPair"("oneId", "otherId");

-- AddForeignKey
ALTER TABLE "PastImport" ADD CONSTRAINT "PastImport_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastImport" ADD CONSTRAINT "PastImport_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPost" ADD CONSTRAINT "PastPost_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "PastImport"("accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastMonth" ADD CONSTRAINT "PastMonth_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "PastImport"("accountId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPair" ADD CONSTRAINT "PastPair_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPair" ADD CONSTRAINT "PastPair_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "PastPost"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PastPair" ADD CONSTRAINT "PastPair_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "PastPost"("id") ON DELETE CASCADE ON UPDATE CASCADE;
