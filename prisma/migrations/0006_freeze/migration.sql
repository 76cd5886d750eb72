-- CreateTable
CREATE TABLE "Freeze" (
    "id" UUID NOT NULL,
    "deskId" UUID,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,
    "frozenBy" TEXT NOT NULL,
    "why" TEXT,
    "thawedAt" TIMESTAMPTZ(3),
    "thawedBy" TEXT,

    CONSTRAINT "Freeze_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Freeze_thawedAt_idx" ON "Freeze"("thawedAt");

-- AddForeignKey
ALTER TABLE "Freeze" ADD CONSTRAINT "Freeze_deskId_fkey" FOREIGN KEY ("deskId") REFERENCES "Desk"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
