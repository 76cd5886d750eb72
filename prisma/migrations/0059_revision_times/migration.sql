-- CreateIndex
CREATE INDEX "Revision_publishAt_idx" ON "Revision"("publishAt");
