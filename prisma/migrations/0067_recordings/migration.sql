-- AlterTable
ALTER TABLE "Desk" ADD COLUMN     "recordingDays" INTEGER NOT NULL DEFAULT 90;

-- CreateTable
CREATE TABLE "Recording" (
    "sha256" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "byteLength" INTEGER NOT NULL,
    "pieces" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "keptAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recording_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "RecordingPiece" (
    "sha256" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "RecordingPiece_pkey" PRIMARY KEY ("sha256","position")
);

-- CreateIndex
CREATE INDEX "Recording_createdAt_idx" ON "Recording"("createdAt");

-- AddForeignKey
ALTER TABLE "RecordingPiece" ADD CONSTRAINT "RecordingPiece_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "Recording"("sha256") ON DELETE CASCADE ON UPDATE CASCADE;
