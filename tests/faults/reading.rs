//! Workbooks, ledgers and CSV files are read as they are displayed, or a finding names the cell.
