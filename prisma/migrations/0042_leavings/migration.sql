-- CreateEnum
CREATE TYPE "LeavingWay" AS ENUM ('deletion', 'dormant', 'incidents', 'fading');

-- CreateEnum
CREATE TYPE "LeavingState" AS ENUM ('asked', 'agreed', 'left', 'refused', 'cancelled', 'replaced', 'void', 'returned');

-- CreateEnum
CREATE TYPE "LeavingStepState" AS ENUM ('open', 'done', 'notNeeded');

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "leavesAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Leaving" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "way" "LeavingWay" NOT NULL,
    "reference" TEXT NOT NULL,
    "leavesAt" TIMESTAMPTZ(3) NOT NULL,
    "reviewAt" TIMESTAMPTZ(3) NOT NULL,
    "keeper" TEXT NOT NULL,
    "deputy" TEXT,
    "fingerprint" TEXT NOT NULL,
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "LeavingState" NOT NULL DEFAULT 'asked',
    "agreedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "number" INTEGER NOT NULL DEFAULT 1,
    "cancelBy" TEXT,
    "cancelAt" TIMESTAMPTZ(3),
    "cancelPolicy" INTEGER,
    "cancelFingerprint" TEXT,
    "remindedOn" TEXT,
    "reviewToldAt" TIMESTAMPTZ(3),

    CONSTRAINT "Leaving_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeavingStep" (
    "leavingId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "state" "LeavingStepState" NOT NULL DEFAULT 'open',
    "by" TEXT,
    "at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "LeavingStep_pkey" PRIMARY KEY ("leavingId","kind")
);

-- CreateIndex
CREATE INDEX "Leaving_accountId_state_idx" ON "Leaving"("accountId", "state");

-- AddForeignKey
ALTER TABLE "Leaving" ADD CONSTRAINT "Leaving_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leaving" ADD CONSTRAINT "Leaving_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeavingStep" ADD CONSTRAINT "LeavingStep_leavingId_fkey" FOREIGN KEY ("leavingId") REFERENCES "Leaving"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
