-- CreateEnum
CREATE TYPE "NudgeKind" AS ENUM ('reminder', 'hourBefore', 'leftLying');

-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "holidays" TEXT NOT NULL DEFAULT 'auto',
ADD COLUMN     "workDays" INTEGER[] DEFAULT ARRAY[1, 2, 3, 4, 5]::INTEGER[],
ADD COLUMN     "workFrom" TEXT NOT NULL DEFAULT '09:00',
ADD COLUMN     "workTo" TEXT NOT NULL DEFAULT '18:00';

-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "keptAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Nudge" (
    "draftId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" "NudgeKind" NOT NULL,
    "revision" INTEGER NOT NULL,
    "aboutAt" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Nudge_pkey" PRIMARY KEY ("draftId","day")
);

-- AddForeignKey
ALTER TABLE "Nudge" ADD CONSTRAINT "Nudge_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
