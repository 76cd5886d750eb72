-- CreateTable
CREATE TABLE "ModerationMonth" (
    "deskId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModerationMonth_pkey" PRIMARY KEY ("deskId","month")
);

-- CreateTable
CREATE TABLE "AccountPointers" (
    "deskId" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "enteredBy" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccountPointers_pkey" PRIMARY KEY ("deskId","accountId")
);

-- AddForeignKey
ALTER TABLE "ModerationMonth" ADD CONSTRAINT "ModerationMonth_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPointers" ADD CONSTRAINT "AccountPointers_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccountPointers" ADD CONSTRAINT "AccountPointers_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
