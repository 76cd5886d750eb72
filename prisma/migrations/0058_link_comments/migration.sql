-- CreateTable
CREATE TABLE "LinkComment" (
    "id" UUID NOT NULL,
    "linkId" UUID NOT NULL,
    "draftId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LinkComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LinkComment_linkId_at_idx" ON "LinkComment"("linkId", "at");

-- CreateIndex
CREATE INDEX "LinkComment_draftId_idx" ON "LinkComment"("draftId");

-- AddForeignKey
ALTER TABLE "LinkComment" ADD CONSTRAINT "LinkComment_linkId_fkey" FOREIGN KEY ("linkId") REFERENCES "SharedLink"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LinkComment" ADD CONSTRAINT "LinkComment_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
