-- CreateTable
CREATE TABLE "LinkPreview" (
    "draftId" UUID NOT NULL,
    "link" TEXT NOT NULL,
    "found" JSONB NOT NULL,
    "sha256" TEXT,
    "mimeType" TEXT,
    "bytes" BYTEA,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LinkPreview_pkey" PRIMARY KEY ("draftId")
);

-- CreateIndex
CREATE INDEX "LinkPreview_sha256_idx" ON "LinkPreview"("sha256");

-- CreateIndex
CREATE INDEX "LinkPreview_readAt_idx" ON "LinkPreview"("readAt");

-- AddForeignKey
ALTER TABLE "LinkPreview" ADD CONSTRAINT "LinkPreview_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
