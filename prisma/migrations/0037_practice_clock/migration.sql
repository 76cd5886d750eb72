-- CreateTable
CREATE TABLE "PracticeClock" (
    "id" SMALLINT NOT NULL DEFAULT 1,
    "aheadMs" BIGINT NOT NULL,
    "movedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PracticeClock_pkey" PRIMARY KEY ("id")
);
