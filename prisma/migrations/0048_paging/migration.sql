-- CreateTable
CREATE TABLE "EmergencyPaging" (
    "draftId" UUID NOT NULL,
    "paged" TEXT[],
    "nextAt" TIMESTAMPTZ(3),
    "unansweredAt" TIMESTAMPTZ(3),

    CONSTRAINT "EmergencyPaging_pkey" PRIMARY KEY ("draftId")
);

-- CreateIndex
CREATE INDEX "EmergencyPaging_nextAt_idx" ON "EmergencyPaging"("nextAt");

-- AddForeignKey
ALTER TABLE "EmergencyPaging" ADD CONSTRAINT "EmergencyPaging_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
