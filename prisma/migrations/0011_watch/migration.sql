-- CreateTable
CREATE TABLE "AccountWatch" (
    "accountId" UUID NOT NULL,
    "beganAt" TIMESTAMPTZ(3) NOT NULL,
    "readUntil" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccountWatch_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "ForeignPost" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "earlierIds" TEXT[],
    "url" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "postedAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "toldAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,
    "settledName" TEXT,

    CONSTRAINT "ForeignPost_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AccountWatch_nextAt_idx" ON "AccountWatch"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "ForeignPost_accountId_remoteId_key" ON "ForeignPost"("accountId", "remoteId");

-- AddForeignKey
ALTER TABLE "AccountWatch" ADD CONSTRAINT "AccountWatch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ForeignPost" ADD CONSTRAINT "ForeignPost_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
