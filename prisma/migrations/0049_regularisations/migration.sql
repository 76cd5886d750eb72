-- CreateEnum
CREATE TYPE "RegularisationState" AS ENUM ('open', 'toCorrect', 'approved', 'corrected');

-- CreateTable
CREATE TABLE "Regularisation" (
    "useId" UUID NOT NULL,
    "deskId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "overdueAt" TIMESTAMPTZ(3) NOT NULL,
    "askedPolicy" INTEGER NOT NULL,
    "state" "RegularisationState" NOT NULL DEFAULT 'open',
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Regularisation_pkey" PRIMARY KEY ("useId")
);

-- CreateIndex
CREATE INDEX "Regularisation_state_idx" ON "Regularisation"("state");

-- AddForeignKey
ALTER TABLE "Regularisation" ADD CONSTRAINT "Regularisation_useId_fkey" FOREIGN KEY ("useId") REFERENCES "EmergencyUse"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
