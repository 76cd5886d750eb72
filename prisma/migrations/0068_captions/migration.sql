-- CreateTable
CREATE TABLE "Caption" (
    "sha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Caption_pkey" PRIMARY KEY ("sha256")
);
