-- CreateTable
CREATE TABLE "Preview" (
    "draftId" UUID NOT NULL,
    "drawnOf" TEXT NOT NULL,
    "sha256" TEXT,
    "bytes" BYTEA,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Preview_pkey" PRIMARY KEY ("draftId")
);

-- CreateIndex
CREATE INDEX "Preview_sha256_idx" ON "Preview"("sha256");

-- CreateIndex
CREATE INDEX "Preview_drawnAt_idx" ON "Preview"("drawnAt");

-- AddForeignKey
ALTER TABLE "Preview" ADD CONSTRAINT "Preview_draftId_fkey" FOREIGN KEY ("draftId") REFERENCES "Draft"("id") ON DELETE CASCADE ON UPDATE CASCADE;
