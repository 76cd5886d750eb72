-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "answersAskedAt" TIMESTAMPTZ(3),
ADD COLUMN     "answersBy" TEXT,
ADD COLUMN     "answersGone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "answersReadAt" TIMESTAMPTZ(3),
ADD COLUMN     "answersReadBy" TEXT,
ADD COLUMN     "answersToldAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OriginalFigures" (
    "draftId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "followers" BIGINT,
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
    "readFrom" TIMESTAMPTZ(3),
    "doubted" "ReadingOutcome",
    "doubtedSince" TIMESTAMPTZ(3),

    CONSTRAINT "OriginalFigures_pkey" PRIMARY KEY ("draftId")
);

-- CreateIndex
CREATE INDEX "OriginalFigures_accountId_publishedAt_idx" ON "OriginalFigures"("accountId", "publishedAt");

-- AddForeignKey
ALTER TABLE "OriginalFigures" ADD CONSTRAINT "OriginalFigures_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OriginalFigures" ADD CONSTRAINT "OriginalFigures_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
