-- CreateTable
CREATE TABLE "Keeping" (
    "accountId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "keeper" TEXT NOT NULL,
    "deputy" TEXT,
    "namedBy" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "lastLoggedInAt" TIMESTAMPTZ(3),
    "loggedInBy" TEXT,
    "periodFrom" TIMESTAMPTZ(3) NOT NULL,
    "toldDay" INTEGER NOT NULL DEFAULT 0,
    "goneTold" TEXT[],

    CONSTRAINT "Keeping_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "NameWatch" (
    "accountId" UUID NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "leadsTo" TEXT,
    "askedAt" TIMESTAMPTZ(3),
    "lookedAt" TIMESTAMPTZ(3),
    "lookedBy" TEXT,

    CONSTRAINT "NameWatch_pkey" PRIMARY KEY ("accountId")
);

-- CreateTable
CREATE TABLE "SimilarName" (
    "accountId" UUID NOT NULL,
    "remoteId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SimilarName_pkey" PRIMARY KEY ("accountId","remoteId")
);

-- CreateIndex
CREATE INDEX "Keeping_deskId_idx" ON "Keeping"("deskId");

-- AddForeignKey
ALTER TABLE "Keeping" ADD CONSTRAINT "Keeping_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Keeping" ADD CONSTRAINT "Keeping_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NameWatch" ADD CONSTRAINT "NameWatch_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SimilarName" ADD CONSTRAINT "SimilarName_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
